/**
 * The endpoint that WhatsApp asks for the screens of a form, which Meta calls a Flow. Meta's requests are encrypted with the business's public
 * key, the answers with the key that came with the request.
 */
@NullMarked
package io.escala.channels.form;

import org.jspecify.annotations.NullMarked;
