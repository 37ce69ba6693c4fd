/** Identification of people: ordered rules, national forms of phone numbers as data, and an explained result. */
@NullMarked
package io.escala.core.identify;

import org.jspecify.annotations.NullMarked;
