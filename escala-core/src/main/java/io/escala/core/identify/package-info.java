/**
 * Identification of people: ordered rules as pure functions, national forms of phone numbers as data, and an explained
 * result.
 */
@NullMarked
package io.escala.core.identify;

import org.jspecify.annotations.NullMarked;
