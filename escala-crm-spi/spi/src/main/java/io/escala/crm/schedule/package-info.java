/** Messages that are to be sent at a later time. */
@NullMarked
package io.escala.crm.schedule;

import org.jspecify.annotations.NullMarked;
