/**
 * What a commit can change: the families of {@link io.escala.crm.change.Change}, the claims they take and release, and
 * {@link io.escala.crm.change.State}, which says what each of them does.
 */
@NullMarked
package io.escala.crm.change;

import org.jspecify.annotations.NullMarked;
