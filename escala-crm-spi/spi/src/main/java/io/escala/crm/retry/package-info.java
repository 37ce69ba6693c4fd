/** The waits between attempts, for stores and for durable work. */
@NullMarked
package io.escala.crm.retry;

import org.jspecify.annotations.NullMarked;
