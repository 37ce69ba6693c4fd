/** Files that are sent: what they are by their bytes, and putting them in. Not API. */
@NullMarked
package io.escala.core.internal.library;

import org.jspecify.annotations.NullMarked;
