/** How contacts are created, associated and registered. Not exported. */
@NullMarked
package io.escala.core.internal.contacts;

import org.jspecify.annotations.NullMarked;
