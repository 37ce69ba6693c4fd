/** The fields that an account defines itself: their definitions, and their values, read and shown by type. */
@NullMarked
package io.escala.core.fields;

import org.jspecify.annotations.NullMarked;
