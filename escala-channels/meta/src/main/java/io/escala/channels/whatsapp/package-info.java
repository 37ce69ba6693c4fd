/** WhatsApp Cloud API: message kinds and client. */
@NullMarked
package io.escala.channels.whatsapp;

import org.jspecify.annotations.NullMarked;
