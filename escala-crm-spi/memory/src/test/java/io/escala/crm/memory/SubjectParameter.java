package io.escala.crm.memory;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a suite the subject that its run names. */
final class SubjectParameter implements ParameterResolver {
    static final String SUBJECT = "escala.subject";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Subject.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Subject.valueOf(context.getConfigurationParameter(SUBJECT).orElseThrow());
    }
}
