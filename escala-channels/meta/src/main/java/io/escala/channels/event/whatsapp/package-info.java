/** WhatsApp webhook events. */
@NullMarked
package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.NullMarked;
