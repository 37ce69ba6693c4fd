/** What webhooks and the Graph API share: the secret of a Meta app. */
@NullMarked
package io.escala.channels;

import org.jspecify.annotations.NullMarked;
