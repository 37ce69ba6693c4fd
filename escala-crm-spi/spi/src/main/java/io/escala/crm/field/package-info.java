/** The fields that an account defines itself, for contacts, companies and opportunities: what their values may be, and their labels and order. */
@NullMarked
package io.escala.crm.field;

import org.jspecify.annotations.NullMarked;
