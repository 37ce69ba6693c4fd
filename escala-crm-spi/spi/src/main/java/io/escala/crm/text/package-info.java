/** Rules that make text from outside safe to store, show and search. */
@NullMarked
package io.escala.crm.text;

import org.jspecify.annotations.NullMarked;
