/** The team of an account, where it is kept in the store: the commands that change it. */
@NullMarked
package io.escala.core.internal.team;

import org.jspecify.annotations.NullMarked;
