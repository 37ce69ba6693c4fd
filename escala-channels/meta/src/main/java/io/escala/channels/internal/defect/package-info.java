/** What is done with what should not have been thrown, by a part of this module or by what a host handed in. */
@NullMarked
package io.escala.channels.internal.defect;

import org.jspecify.annotations.NullMarked;
