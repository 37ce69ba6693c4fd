package io.escala.acceptance.stage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once on each of {@link Stores}. What is slow to start is started once in a run. */
final class EveryStoreExtension implements TestTemplateInvocationContextProvider {
    private static final ExtensionContext.Namespace SPACE =
            ExtensionContext.Namespace.create(EveryStoreExtension.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(Stores.values()).map(OnStore::new);
    }

    private record OnStore(Stores store) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return store.title();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new InWorld(store));
        }
    }

    /** Opens the world a test runs in, and closes it behind the test. */
    private static final class InWorld implements ParameterResolver, AfterTestExecutionCallback {
        private final Stores store;

        InWorld(Stores store) {
            this.store = store;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == InboxFixture.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            SharedServers stage = context.getRoot()
                    .getStore(SPACE)
                    .getOrComputeIfAbsent(SharedServers.class, key -> new SharedServers(), SharedServers.class);
            return context.getStore(SPACE)
                    .getOrComputeIfAbsent(InboxFixture.class, key -> stage.set(store), InboxFixture.class);
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            InboxFixture fixture = context.getStore(SPACE).remove(InboxFixture.class, InboxFixture.class);
            if (fixture != null) {
                fixture.close();
            }
        }
    }
}
