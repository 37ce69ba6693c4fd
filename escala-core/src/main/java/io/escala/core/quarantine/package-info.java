/** The quarantine: webhooks that could not be filed and work that could not be done, to be listed and replayed. */
@NullMarked
package io.escala.core.quarantine;

import org.jspecify.annotations.NullMarked;
