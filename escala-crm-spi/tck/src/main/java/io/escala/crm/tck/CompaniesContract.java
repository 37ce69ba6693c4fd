package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.RecordChange.PutCompany;
import io.escala.crm.change.RecordChange.RemoveCompany;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Phone;
import io.escala.crm.record.Company;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.text.SearchWords;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Companies are read as they were put, found by the beginnings of the words of their names or by a whole one, and one has an external reference. */
abstract class CompaniesContract extends StoreContract {
    @Test
    void nothingWasPutYet() {
        assertThat(store.companies(ACME, List.of(new CompanyId("any")))).isEmpty();
        assertThat(store.companies(ACME, List.of())).isEmpty();
        assertThat(search("")).isEmpty();

        put("one", "Company");
        assertThat(search("")).containsExactly("one");
    }

    @Test
    void companiesAreReadAsTheyWerePut() {
        Company full = new Company(
                ACME,
                new CompanyId("full"),
                "Ñandú & Cía. 中文",
                "https://example.com/ñ?a=b",
                new Phone("5493415550101"),
                Map.of("Sector", "Retail \\ % '\"", "Ñ", "中文 \uD83D\uDC4D"),
                "Reference / 42",
                NOON.plusMillis(1),
                9_007_199_254_740_993L);
        Company bare = acme.company("bare", "B", null);
        Company automatic = Company.named(ACME, new CompanyId("automatic"), "Named Co", NOON);
        Company archived = acme.company("archived", "C", null).archivedSince(NOON.plusMillis(7));
        commitApplied(
                new PutCompany(full, null),
                new PutCompany(bare, null),
                new PutCompany(automatic, null),
                new PutCompany(archived, null));
        commitAppliedIn(GLOBEX, new PutCompany(globex.company("bare", "Theirs", null), null));

        assertThat(store.companies(
                        ACME, List.of(full.id(), bare.id(), automatic.id(), archived.id(), new CompanyId("none"))))
                .isEqualTo(
                        Map.of(full.id(), full, bare.id(), bare, automatic.id(), automatic, archived.id(), archived));

        Company changed = Sample.renamed(bare, "Other");
        commitApplied(changeSet().expect(version(bare)).change(new PutCompany(changed, null)));
        assertThat(store.companies(ACME, List.of(bare.id()))).isEqualTo(Map.of(bare.id(), changed));
    }

    @Test
    void everyWordIsTheBeginningOfAWordOfTheName() {
        put("garden", "Jardín del Sur S.A.");
        put("river", "Río Sur");
        put("south", "SURCO-LABRADO");
        put("wild", "100% Sur_eño");

        assertThat(search("sur")).containsExactly("wild", "garden", "river", "south");
        assertThat(search("SÚR jar")).containsExactly("garden");
        assertThat(search("jardin del sur s a")).containsExactly("garden");
        assertThat(search("ardin")).isEmpty();
        assertThat(search("labr")).containsExactly("south");
        assertThat(search("100")).containsExactly("wild");
        assertThat(search("sur nothing")).isEmpty();
        assertThat(search("%")).as("no word, every company").hasSize(4);
        assertThat(store.searchCompanies(GLOBEX, CompanyFilter.of("sur"), null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void companiesComeInTheOrderOfTheirFoldedNames() {
        put("3", "beta");
        put("1", "Álamo");
        put("4", "Beta");
        put("2", "alamo dos");
        put("5", "中文");
        put("6", "!!!");

        assertThat(search("")).containsExactly("6", "1", "2", "3", "4", "5");
    }

    @Test
    void manyCompaniesWithOneBeginningArePagedAndCounted() {
        PutCompany[] companies = IntStream.range(0, 1_203)
                .mapToObj(i -> new PutCompany(
                        acme.company("c-" + i, "Group " + (char) ('a' + i % 26) + " " + i + " Ltd", null), null))
                .toArray(PutCompany[]::new);
        commitApplied(companies);

        List<Company> all = Pages.all(
                100, (after, limit) -> store.searchCompanies(ACME, CompanyFilter.of("group l"), after, limit));
        assertThat(all).hasSize(1_203).doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo((a, b) -> a.sortKey().compareTo(b.sortKey()));
        assertThat(store.countCompanies(ACME, CompanyFilter.of("gro"), 1_000)).isEqualTo(1_000);
        assertThat(search("group z 12")).containsExactly("c-129");
    }

    @Test
    void renamedCompanyIsFoundByItsNewNameOnly() {
        Company before = put("one", "Old Name Co");
        commitApplied(changeSet()
                .expect(version(before))
                .change(new PutCompany(Sample.renamed(before, "New Name Inc"), null)));

        assertThat(search("old")).isEmpty();
        assertThat(search("co")).isEmpty();
        assertThat(search("new name")).containsExactly("one");
    }

    @Test
    void companyChangedTwiceInOneChangeSetIsFoundByItsLastName() {
        Company first = acme.company("one", "First", null);
        commitApplied(new PutCompany(first, null), new PutCompany(Sample.renamed(first, "Second"), null));

        assertThat(search("first")).isEmpty();
        assertThat(search("second")).containsExactly("one");
    }

    @Test
    void removedCompanyIsGoneAndItsReferenceIsFree() {
        Company removed = acme.company("one", "Company", "42");
        commitApplied(new PutCompany(removed, null));
        commitApplied(changeSet().expect(version(removed)).change(new RemoveCompany(removed)));

        assertThat(store.companies(ACME, List.of(removed.id()))).isEmpty();
        assertThat(search("company")).isEmpty();
        commitApplied(new PutCompany(acme.company("two", "Company", "42"), null));
        assertThat(search("company")).containsExactly("two");
    }

    @Test
    void referenceIsOfOneCompany() {
        commitApplied(new PutCompany(acme.company("one", "Same name", "42"), null));

        assertThat(commit(changeSet().change(new PutCompany(acme.company("two", "Same name", "42"), null))))
                .isEqualTo(new CommitResult.Conflict(new CommitResult.ClaimTaken(Claim.companyReference("42"), "one")));
        commitApplied(new PutCompany(acme.company("two", "Same name", "43"), null));
        commitApplied(new PutCompany(acme.company("one", "Same name", null), "42"));
        commitApplied(new PutCompany(acme.company("three", "Same name", "42"), null));
        assertThat(store.holders(ACME, List.of(Claim.companyReference("42"), Claim.companyReference("43"))))
                .containsOnly(
                        Map.entry(Claim.companyReference("42"), "three"),
                        Map.entry(Claim.companyReference("43"), "two"));
    }

    @Test
    void archivedCompaniesAreApartUntilTheyComeBack() {
        Company firm = put("firm", "Same Name");
        put("other", "Same Name");
        Company archived = firm.archivedSince(NOON);
        commitApplied(changeSet().expect(version(firm)).change(PutCompany.replacing(firm, archived)));

        assertThat(search("same")).containsExactly("other");
        assertThat(search("")).containsExactly("other");
        assertThat(search(CompanyFilter.of("name").inArchive())).containsExactly("firm");
        assertThat(named("Same Name")).containsExactly("other");

        commitApplied(changeSet()
                .expect(version(archived))
                .change(PutCompany.replacing(archived, archived.archivedSince(null))));
        assertThat(search("same")).containsExactly("firm", "other");
        assertThat(search(CompanyFilter.EVERYTHING.inArchive())).isEmpty();
        assertThat(named("Same Name")).containsExactly("firm", "other");
    }

    @Test
    void companiesAreFoundByTheirWholeFoldedName() {
        String longest = "x".repeat(SearchWords.MAX_WORD);
        put("2", "Jardín del Sur, S.A.");
        put("1", "JARDIN DEL SUR S A");
        put("3", "jardín del sur (S/A)");
        put("4", "Jardín del Sur");
        put("5", longest + "y");
        commitAppliedIn(GLOBEX, new PutCompany(globex.company("theirs", "Jardín del Sur", null), null));

        assertThat(named("Jardín del Sur")).containsExactly("4");
        assertThat(named("jardin del sur s.a.")).as("two of three").containsExactly("1", "2");
        assertThat(named(longest)).containsExactly("5");
        assertThat(named("Jardín del")).isEmpty();
        assertThat(named("")).isEmpty();
        assertThat(store.companiesNamed(ACME, List.of("jardin del sur", "none", "jardin del sur s a", "a\u0000b")))
                .containsOnlyKeys("jardin del sur", "jardin del sur s a");
        assertThat(store.companiesNamed(ACME, List.of())).isEmpty();
    }

    @Test
    void oneAutomaticCompanyHasAName() {
        Company first = Company.named(ACME, new CompanyId("first"), "Name", NOON);
        Company second = Company.named(ACME, new CompanyId("second"), "NAMÉ", NOON);
        commitApplied(new PutCompany(first, null));
        put("by-hand", "Name");

        assertThat(commit(changeSet().change(new PutCompany(second, null))))
                .isEqualTo(new CommitResult.Conflict(new CommitResult.ClaimTaken(Claim.companyName("name"), "first")));
        commitAppliedIn(GLOBEX, new PutCompany(Company.named(GLOBEX, second.id(), "Name", NOON), null));

        Company renamed = Sample.renamed(first, "Other");
        commitApplied(changeSet().expect(version(first)).change(PutCompany.replacing(first, renamed)));
        commitApplied(new PutCompany(second, null));
        assertThat(store.holders(ACME, List.of(Claim.companyName("name"), Claim.companyName("other"))))
                .containsOnly(Map.entry(Claim.companyName("name"), "second"));

        Company archived = second.archivedSince(NOON);
        commitApplied(changeSet().expect(version(second)).change(PutCompany.replacing(second, archived)));
        Company third = Company.named(ACME, new CompanyId("third"), "Name", NOON);
        commitApplied(new PutCompany(third, null));
        commitApplied(changeSet().expect(version(third)).change(new RemoveCompany(third)));
        commitApplied(new PutCompany(Company.named(ACME, new CompanyId("fourth"), "Name", NOON), null));
    }

    private Company put(String id, String name) {
        Company company = acme.company(id, name, null);
        commitApplied(new PutCompany(company, null));
        return company;
    }

    /** Searches by pages of two and asserts that the count is the same. */
    private List<String> search(String term) {
        return search(CompanyFilter.of(term));
    }

    private List<String> search(CompanyFilter filter) {
        List<String> ids = Pages.all(2, (after, limit) -> store.searchCompanies(ACME, filter, after, limit)).stream()
                .map(company -> company.id().value())
                .toList();
        assertThat(store.countCompanies(ACME, filter, Long.MAX_VALUE)).isEqualTo(ids.size());
        return ids;
    }

    private List<String> named(String name) {
        String key = Company.nameKey(name);
        return store.companiesNamed(ACME, List.of(key)).getOrDefault(key, List.of()).stream()
                .map(company -> company.id().value())
                .toList();
    }

    private static Expected version(Company company) {
        return new Expected(Expected.Kind.COMPANY, company.id().value(), company.version());
    }
}
