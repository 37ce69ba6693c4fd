/** The events that are committed together with the changes they report. */
@NullMarked
package io.escala.crm.event;

import org.jspecify.annotations.NullMarked;
