/** The reference store: the whole contract in memory, and nothing over a restart. */
@NullMarked
package io.escala.crm.memory;

import org.jspecify.annotations.NullMarked;
