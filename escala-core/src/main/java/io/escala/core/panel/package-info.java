/** What a screen shows of a contact: the panel beside a conversation and the card, with the form that registers a person. */
@NullMarked
package io.escala.core.panel;

import org.jspecify.annotations.NullMarked;
