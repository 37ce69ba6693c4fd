/** What to ask Meta to know whether webhooks still come: a subscription that is lost is lost in silence. */
@NullMarked
package io.escala.channels.health;

import org.jspecify.annotations.NullMarked;
