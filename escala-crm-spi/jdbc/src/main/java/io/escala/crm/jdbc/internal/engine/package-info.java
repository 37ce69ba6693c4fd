/** Connections, transactions, the differences between the engines, and the migrator. */
@NullMarked
package io.escala.crm.jdbc.internal.engine;

import org.jspecify.annotations.NullMarked;
