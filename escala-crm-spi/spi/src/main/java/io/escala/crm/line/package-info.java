/** Lines: the connected WhatsApp numbers, Pages and Instagram accounts. */
@NullMarked
package io.escala.crm.line;

import org.jspecify.annotations.NullMarked;
