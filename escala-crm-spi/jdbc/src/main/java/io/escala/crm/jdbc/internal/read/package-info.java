/** The queries, one class for each interface of the store that reads. */
@NullMarked
package io.escala.crm.jdbc.internal.read;

import org.jspecify.annotations.NullMarked;
