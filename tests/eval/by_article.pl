#!/usr/bin/perl
# by_article.pl COLLECTION FOLDER: puts a collection of paragraphs, or of sentences, together to articles by their titles:
# articles.jsonl, and the judgments paragraph.tsv and article.tsv. With a third argument, a ranking's name, it makes the runs
# NAME.paragraph and NAME.article of passages on standard input: query, rank, article's title, text.
use strict;
use warnings;
use JSON::PP;
my ($from, $to, $name) = @ARGV;
my $json = JSON::PP->new->utf8->canonical;
my (@titles, %texts, %title_of, %paragraph_of);

sub lines {
    my ($file) = @_;
    open my $in, '<', "$from/$file" or die "$from/$file: $!\n";
    my @lines = <$in>;
    return @lines;
}

# A title or a text as a word that a run can hold.
sub key {
    my ($text) = @_;
    utf8::encode($text) if utf8::is_utf8($text);
    $text =~ s/[\s\\]+//g;
    return $text;
}

my $by_sentence = -e "$from/sentences.jsonl";
my %article_title;
if ($by_sentence) {
    for (lines('corpus.jsonl')) {
        my $article = $json->decode($_);
        $article_title{$article->{_id}} = $article->{title};
    }
}
for (lines($by_sentence ? 'sentences.jsonl' : 'corpus.jsonl')) {
    my $paragraph = $json->decode($_);
    my $id = $paragraph->{_id};
    my $title = $by_sentence ? $article_title{$id =~ s/#.*//r} : $paragraph->{title};
    push @titles, $title unless $texts{$title};
    push @{$texts{$title}}, $paragraph->{text};
    $title_of{$id} = $title;
    $paragraph_of{key($title) . key($paragraph->{text})} //= $id;
}

if (!defined $name) {
    open my $out, '>', "$to/articles.jsonl" or die "$to: $!\n";
    print $out $json->encode({_id => key($_), title => $_, text => $texts{$_}}), "\n" for @titles;
    open my $paragraphs, '>', "$to/paragraph.tsv" or die "$to: $!\n";
    open my $articles, '>', "$to/article.tsv" or die "$to: $!\n";
    print $_ "query-id\tcorpus-id\tscore\n" for $paragraphs, $articles;
    my %seen;
    for (lines($by_sentence ? 'sentence_qrels.tsv' : 'qrels.tsv')) {
        my ($query, $id, $grade) = split /\s+/;
        next unless exists $title_of{$id};
        my $article = key($title_of{$id});
        print $paragraphs "$query\t$id\t$grade\n";
        print $articles "$query\t$article\t$grade\n" unless $seen{"$query $article"}++;
    }
    exit;
}
open my $paragraphs, '>', "$to/$name.paragraph" or die "$to: $!\n";
open my $articles, '>', "$to/$name.article" or die "$to: $!\n";
my %seen;
while (<STDIN>) {
    chomp;
    my ($query, $rank, $title, $text) = split /\t/;
    my ($article, $score) = (key($title), 1000 - $rank);
    my $id = $paragraph_of{$article . key($text)} // "headline-or-part-$rank";
    print $paragraphs "$query Q0 $id $rank $score $name\n" unless $seen{"$query $id"}++;
    print $articles "$query Q0 $article $rank $score $name\n" unless $seen{"$query $article"}++;
}
