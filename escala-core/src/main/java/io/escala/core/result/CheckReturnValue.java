package io.escala.core.result;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The results of these methods must not be ignored: an ignored result hides a refusal. Checked at compile time by Error Prone and SpotBugs,
 * which know the annotation by its name. Where only success matters, {@link Outcome#orThrow} says so and may be the end of the
 * statement.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
