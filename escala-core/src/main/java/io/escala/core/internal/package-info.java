/** What every part of the library may need. Not exported. */
@NullMarked
package io.escala.core.internal;

import org.jspecify.annotations.NullMarked;
