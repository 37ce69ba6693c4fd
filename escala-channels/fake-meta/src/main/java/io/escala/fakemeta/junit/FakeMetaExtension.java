package io.escala.fakemeta.junit;

import io.escala.fakemeta.FakeMeta;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides each test with a new, running {@link FakeMeta} as a parameter and closes it afterwards. Use
 * {@code @ExtendWith(FakeMetaExtension.class)} for the default setup, or register it as a field with a setup of your own:
 *
 * <pre>{@code
 * @RegisterExtension
 * final FakeMetaExtension meta = FakeMetaExtension.with(() -> FakeMeta.builder()...start());
 * }</pre>
 *
 * Tests may run in parallel; each has its own fake on its own port.
 */
public final class FakeMetaExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(FakeMetaExtension.class);

    private final Supplier<FakeMeta> start;

    /** Creates an extension with the setup of {@link FakeMeta#start()}. */
    public FakeMetaExtension() {
        this(FakeMeta::start);
    }

    private FakeMetaExtension(Supplier<FakeMeta> start) {
        this.start = start;
    }

    /** Returns an extension with a setup of your own, started for each test. */
    public static FakeMetaExtension with(Supplier<FakeMeta> start) {
        return new FakeMetaExtension(start);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), start.get());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FakeMeta fake = context.getStore(NAMESPACE).remove(context.getUniqueId(), FakeMeta.class);
        if (fake != null) {
            fake.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeMeta.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        FakeMeta fake = context.getStore(NAMESPACE).get(context.getUniqueId(), FakeMeta.class);
        if (fake == null) {
            throw new ParameterResolutionException("a FakeMeta lives for one test; take it in the test or @BeforeEach");
        }
        return fake;
    }
}
