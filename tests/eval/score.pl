#!/usr/bin/perl
# An independent scorer: score.pl QRELS RUN prints for each query and "all": nDCG@10 MAP MRR P@5 recall@100, to
# compare with dateline eval. Written from the definitions of trec_eval, and sharing nothing with the program.
use strict;
use warnings;
my (%grade, %run);
open my $qrels, '<', $ARGV[0] or die "$ARGV[0]: $!\n";
while (<$qrels>) {
    my @column = split;
    next if $. == 1 && $column[-1] =~ /\D/;
    $grade{$column[0]}{$column[-2]} = $column[-1];
}
open my $run, '<', $ARGV[1] or die "$ARGV[1]: $!\n";
while (<$run>) {
    my @column = split;
    $run{$column[0]}{$column[2]} = $column[4];
}
my ($queries, @sum) = (0, (0) x 5);
for my $query (sort keys %grade) {
    my %judged = %{$grade{$query}};
    my @ideal = sort { $b <=> $a } grep { $_ > 0 } values %judged;
    next unless @ideal;
    my %score = %{$run{$query} || {}};
    my @hits = sort { $score{$b} <=> $score{$a} || $b cmp $a } keys %score;
    my ($dcg, $idcg, $found, $ap, $rr, $p5, $r100) = (0) x 7;
    $idcg += ($ideal[$_] // 0) * log(2) / log($_ + 2) for 0 .. 9;
    for my $i (0 .. $#hits) {
        my $g = $judged{$hits[$i]} // 0;
        next if $g <= 0;
        $dcg += $g * log(2) / log($i + 2) if $i < 10;
        $found++;
        $ap += $found / ($i + 1);
        $rr = 1 / ($i + 1) if $found == 1;
        $p5++ if $i < 5;
        $r100++ if $i < 100;
    }
    my @value = ($dcg / $idcg, $ap / @ideal, $rr, $p5 / 5, $r100 / @ideal);
    printf "%s\t%s\n", $query, join "\t", map { sprintf '%.4f', $_ } @value;
    $sum[$_] += $value[$_] for 0 .. 4;
    $queries++;
}
printf "all\t%s\n", join "\t", map { sprintf '%.4f', $queries ? $_ / $queries : 0 } @sum;
