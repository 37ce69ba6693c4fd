/** The files of an account that can be sent: its gallery, its library, and files of single sends. */
@NullMarked
package io.escala.core.library;

import org.jspecify.annotations.NullMarked;
