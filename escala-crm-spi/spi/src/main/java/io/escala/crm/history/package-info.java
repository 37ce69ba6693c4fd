/** What happened to contacts: ids, constants and names of fields only, never values or texts. */
@NullMarked
package io.escala.crm.history;

import org.jspecify.annotations.NullMarked;
