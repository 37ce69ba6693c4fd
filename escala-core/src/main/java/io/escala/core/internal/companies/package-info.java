/** The companies to which contacts belong. */
@NullMarked
package io.escala.core.internal.companies;

import org.jspecify.annotations.NullMarked;
