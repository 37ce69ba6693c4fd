/** Connections, transactions, the little in which the engines differ, and the migrator. */
@NullMarked
package io.escala.crm.jdbc.internal.engine;

import org.jspecify.annotations.NullMarked;
