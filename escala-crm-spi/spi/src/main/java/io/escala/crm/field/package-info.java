/** The fields that an account defines itself, for contacts and companies: what their values may be, and their labels and order. */
@NullMarked
package io.escala.crm.field;

import org.jspecify.annotations.NullMarked;
