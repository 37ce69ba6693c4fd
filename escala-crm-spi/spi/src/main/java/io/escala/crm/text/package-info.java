/** Rules that make text from outside safe to keep, to show and to search. */
@NullMarked
package io.escala.crm.text;

import org.jspecify.annotations.NullMarked;
