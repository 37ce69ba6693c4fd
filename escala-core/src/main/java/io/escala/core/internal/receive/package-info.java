/** Receiving: incoming events, grouped by person, loaded in bulk, decided one by one, committed together. Not exported. */
@NullMarked
package io.escala.core.internal.receive;

import org.jspecify.annotations.NullMarked;
