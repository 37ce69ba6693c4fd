/** Permissions and entitlements. */
@NullMarked
package io.escala.core.internal.access;

import org.jspecify.annotations.NullMarked;
