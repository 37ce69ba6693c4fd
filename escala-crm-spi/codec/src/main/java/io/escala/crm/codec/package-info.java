/** Texts of ChangeSets and nouns for stores that keep documents or a log. */
@NullMarked
package io.escala.crm.codec;

import org.jspecify.annotations.NullMarked;
