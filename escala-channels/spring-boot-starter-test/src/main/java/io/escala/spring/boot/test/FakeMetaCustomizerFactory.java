package io.escala.spring.boot.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link EscalaTest} on a class of tests. */
final class FakeMetaCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        EscalaTest found = TestContextAnnotationUtils.findMergedAnnotation(testClass, EscalaTest.class);
        return found == null ? null : new FakeMetaCustomizer(found.store());
    }
}
