/** Permissions and entitlements, and the form of every refusal. */
@NullMarked
package io.escala.core.access;

import org.jspecify.annotations.NullMarked;
