/** The queries, one class for each reading capability of the store. */
@NullMarked
package io.escala.crm.jdbc.internal.read;

import org.jspecify.annotations.NullMarked;
