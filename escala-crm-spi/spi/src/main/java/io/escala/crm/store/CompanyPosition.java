package io.escala.crm.store;

import io.escala.crm.internal.Checks;
import io.escala.crm.record.Company;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.util.Comparator;
import java.util.List;

/**
 * Where a company stands in lists: by {@link Company#sortKey}, ties by id. A company that gets another name moves.
 *
 * @param name what it is ordered by
 * @param id its id
 */
public record CompanyPosition(String name, String id) implements Comparable<CompanyPosition> {
    private static final Comparator<CompanyPosition> ORDER =
            Comparator.comparing(CompanyPosition::name).thenComparing(CompanyPosition::id);

    /** Checks that both can be stored. */
    public CompanyPosition {
        if (!SafeText.isStorable(name)) {
            throw new IllegalArgumentException("name holds what no store keeps");
        }
        Checks.id("id", id);
    }

    /** Returns the position of a company. */
    public static CompanyPosition of(Company company) {
        return new CompanyPosition(company.sortKey(), company.id().value());
    }

    /**
     * Reads the text of a position, the opposite of {@link #cursor}.
     *
     * @throws IllegalArgumentException when it is not the text of a position
     */
    public static CompanyPosition parse(String text) {
        List<String> parts = TextSplitter.parts(text, '/', 2);
        try {
            return new CompanyPosition(parts.get(1), parts.get(0));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("this is no position among companies", e);
        }
    }

    /** Returns its text, which a store gives as the cursor of a page. */
    public String cursor() {
        return id + "/" + name;
    }

    @Override
    public int compareTo(CompanyPosition other) {
        return ORDER.compare(this, other);
    }

    /** The id only. */
    @Override
    public String toString() {
        return "CompanyPosition[" + id + "]";
    }
}
