/** The secret of a Meta app, shared by webhooks and the Graph API. */
@NullMarked
package io.escala.channels;

import org.jspecify.annotations.NullMarked;
