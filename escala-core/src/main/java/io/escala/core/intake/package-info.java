/** The intake of webhooks: batches of events, and the journal that keeps bodies to be filed later. */
@NullMarked
package io.escala.core.intake;

import org.jspecify.annotations.NullMarked;
