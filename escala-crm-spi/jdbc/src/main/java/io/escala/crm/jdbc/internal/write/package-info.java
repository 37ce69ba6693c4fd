/** How ChangeSets land: grouping, checks, and the plan of batched statements. */
@NullMarked
package io.escala.crm.jdbc.internal.write;

import org.jspecify.annotations.NullMarked;
