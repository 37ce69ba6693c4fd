package io.escala.crm.codec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an optional component holds. */
final class OptionalForm implements Form {
    private final Form content;

    OptionalForm(Form content) {
        this.content = content;
    }

    @Override
    public Object write(Object value) {
        return content.write(((Optional<?>) value).orElseThrow());
    }

    @Override
    public Object read(Object tree, Location at) {
        return Optional.of(content.read(tree, at));
    }

    @Override
    public boolean isLeftOut(@Nullable Object value) {
        return value == null || ((Optional<?>) value).isEmpty();
    }

    @Override
    public Object leftOut() {
        return Optional.empty();
    }
}
