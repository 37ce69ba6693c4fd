/** The reference store: the whole contract in memory, without persistence. */
@NullMarked
package io.escala.crm.memory;

import org.jspecify.annotations.NullMarked;
