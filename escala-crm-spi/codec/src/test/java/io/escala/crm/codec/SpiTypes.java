package io.escala.crm.codec;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CursorPage;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

/** The public records and enums of the spi, found in its module. */
final class SpiTypes {
    private SpiTypes() {}

    /** Every public record but pages, which are the results of reads. */
    static List<Class<?>> records() {
        return types().filter(Class::isRecord)
                .filter(type ->
                        type != CursorPage.class && type != ContactTimeline.class && type != ContactHistory.class)
                .toList();
    }

    static List<Class<?>> enums() {
        return types().filter(Class::isEnum).toList();
    }

    private static Stream<Class<?>> types() {
        Module spi = ChangeSet.class.getModule();
        ResolvedModule resolved =
                spi.getLayer().configuration().findModule(spi.getName()).orElseThrow();
        try (ModuleReader reader = resolved.reference().open();
                Stream<String> names = reader.list()) {
            return names
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(SpiTypes::load)
                    .filter(type -> spi.isExported(type.getPackageName()))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new LinkageError("module of the spi", e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name, e);
        }
    }
}
