/** The events that are committed together with what they tell of. */
@NullMarked
package io.escala.crm.event;

import org.jspecify.annotations.NullMarked;
