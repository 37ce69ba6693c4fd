/** Companies, and the opportunities, activities and tasks that belong to contacts and companies. */
@NullMarked
package io.escala.crm.record;

import org.jspecify.annotations.NullMarked;
