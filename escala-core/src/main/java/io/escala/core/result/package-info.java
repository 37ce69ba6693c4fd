/** What commands, lists and the intake answer: outcomes, refusals, notices, pages, counts and receipts. */
@NullMarked
package io.escala.core.result;

import org.jspecify.annotations.NullMarked;
