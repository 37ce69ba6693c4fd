/** Internal helpers; not exported. */
@NullMarked
package io.escala.crm.internal;

import org.jspecify.annotations.NullMarked;
